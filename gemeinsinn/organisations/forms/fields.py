"""Fields several forms share: phone numbers, addresses of websites, pictures."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.images import BadImage, CheckedImage, check_image
from gemeinsinn.ui.forms import LineField


class PhoneField(LineField):
    """A phone number as people write it: digits, blanks, + ( ) / -."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
        super().__init__(max_length=40, **kwargs)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if text and (
            not re.fullmatch(r"\+?[0-9 ()/.\-]+", text) or not 5 <= sum(sign.isdigit() for sign in text) <= 20
        ):
            raise ValidationError(_("Please write the number like this: 0345 123456."), code="phone")
        return text


class WebField(LineField):
    """The address of a website; "baeckerei.example" is enough."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url", "spellcheck": "false"})
        )
        super().__init__(max_length=200, **kwargs)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if not text:
            return ""
        if "://" not in text:
            text = f"https://{text}"
        try:
            URLValidator(schemes=["http", "https"])(text)
        except ValidationError as problem:
            raise ValidationError(_("Please write the address like this: www.example.org."), code="web") from problem
        return text


class PictureField(forms.FileField):
    """An uploaded picture as a CheckedImage of our own making (None when empty and not required)."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})

    def __init__(self, *, longest: int = 1600, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.longest = longest
        self.error_messages["required"] = _("Please choose a picture.")

    def clean(self, data: Any, initial: Any = None) -> CheckedImage | None:
        file = super().clean(data, initial)
        if not isinstance(file, UploadedFile):
            return None
        try:
            return check_image(file, longest=self.longest)
        except BadImage as problem:
            raise ValidationError(str(problem), code="picture") from problem
