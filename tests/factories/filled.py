"""A form as a browser would send it back."""

from html.parser import HTMLParser


class Filled(HTMLParser):
    """What a browser would send of a page's forms, untouched."""

    def __init__(self, html):
        super().__init__()
        self.data, self.area, self.select = {}, "", ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        name, value = told.get("name", ""), told.get("value") or ""
        if tag == "input" and (told.get("type") not in {"radio", "checkbox"} or "checked" in told):
            self.data[name] = value or ("on" if told.get("type") == "checkbox" else "")
        elif tag == "textarea":
            self.area, self.data[name] = name, ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in told:
            self.data[self.select] = value

    def handle_data(self, data):
        if self.area:
            self.data[self.area] = (self.data[self.area] + data).removeprefix("\n").replace("\n", "\r\n")

    def handle_endtag(self, tag):
        self.area = "" if tag == "textarea" else self.area
