"""The pages "search in your own words": their texts are written in each language, not translated by catalogue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language: what it calls itself, which way it runs, and the few sentences of its page."""

    code: str
    name: str
    title: str
    how: str
    label: str
    button: str
    examples_title: str
    examples: tuple[str, str, str]
    call: str
    direction: str = "ltr"


TONGUES = {
    tongue.code: tongue
    for tongue in (
        Tongue(
            "en",
            "English",
            "Search in your own words",
            "Write what you need or what you can give, just as you would say it to a neighbour. The portal looks for "
            "the meaning and shows what fits near you; most notices are in German, and the agency helps by phone.",
            "What are you looking for, or what can you give?",
            "Search",
            "For example",
            ("someone to practise German with", "help with a letter from an office", "I can repair bicycles"),
            "Please call me",
        ),
        Tongue(
            "ar",
            "العربية",
            "ابحث بكلماتك أنت",
            "اكتب ما تحتاج إليه أو ما تستطيع أن تقدّمه، كما تقوله لجارك. تبحث البوابة عن المعنى وتعرض لك ما يناسبك "
            "بالقرب منك؛ معظم الإعلانات بالألمانية، والوكالة تساعدك عبر الهاتف.",
            "عمّ تبحث، أو ماذا تستطيع أن تقدّم؟",
            "ابحث",
            "أمثلة",
            ("من يتدرّب معي على التحدث بالألمانية؟", "مساعدة في فهم رسالة رسمية", "أستطيع إصلاح الدراجات"),
            "اتصلوا بي من فضلكم",
            "rtl",
        ),
        Tongue(
            "tr",
            "Türkçe",
            "Kendi sözcüklerinizle arayın",
            "Neye ihtiyacınız olduğunu veya ne verebileceğinizi, bir komşunuza söyler gibi yazın. Portal anlamı arar ve "
            "yakınınızda uygun olanı gösterir; ilanların çoğu Almancadır, gönüllülük ajansı telefonda yardımcı olur.",
            "Ne arıyorsunuz veya ne verebilirsiniz?",
            "Ara",
            "Örneğin",
            ("benimle Almanca pratik yapacak biri", "resmî bir mektup için yardım", "bisiklet tamir edebilirim"),
            "Lütfen beni arayın",
        ),
        Tongue(
            "ru",
            "Русский",
            "Ищите своими словами",
            "Напишите, что вам нужно или чем вы можете помочь, так, как сказали бы соседу. Портал ищет по смыслу и "
            "показывает, что подходит рядом с вами; объявления в основном на немецком, агентство поможет по телефону.",
            "Что вы ищете или что можете дать?",
            "Искать",
            "Например",
            ("с кем практиковать немецкий", "помощь с письмом из ведомства", "могу чинить велосипеды"),
            "Позвоните мне, пожалуйста",
        ),
        Tongue(
            "uk",
            "Українська",
            "Шукайте своїми словами",
            "Напишіть, що вам потрібно або чим ви можете допомогти, так, як сказали б сусідові. Портал шукає за змістом "
            "і показує, що підходить поруч із вами; оголошення здебільшого німецькою, агенція допоможе телефоном.",
            "Що ви шукаєте або що можете дати?",
            "Шукати",
            "Наприклад",
            ("з ким практикувати німецьку", "допомога з листом від установи", "можу лагодити велосипеди"),
            "Зателефонуйте мені, будь ласка",
        ),
        Tongue(
            "pl",
            "Polski",
            "Szukaj własnymi słowami",
            "Napisz, czego potrzebujesz albo co możesz dać, tak jak powiesz to sąsiadowi. Portal szuka według sensu i "
            "pokazuje, co pasuje w pobliżu; ogłoszenia są zwykle po niemiecku, a agencja pomaga przez telefon.",
            "Czego szukasz albo co możesz dać?",
            "Szukaj",
            "Na przykład",
            ("ktoś do ćwiczenia niemieckiego", "pomoc z pismem z urzędu", "umiem naprawiać rowery"),
            "Proszę o telefon",
        ),
    )
}
