"""Languages that a record may be put into: what each is called in English, and by those who read it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple


class Language(NamedTuple):
    """What a language is called in English, and in itself."""

    english: str
    own: str


# Those of the United Kingdom and Ireland, and those that councils most often translate into.
LANGUAGES: Mapping[str, Language] = {
    "en": Language("English", "English"),
    "cy": Language("Welsh", "Cymraeg"),
    "gd": Language("Scottish Gaelic", "Gàidhlig"),
    "ga": Language("Irish", "Gaeilge"),
    "sco": Language("Scots", "Scots"),
    "kw": Language("Cornish", "Kernewek"),
    "am": Language("Amharic", "አማርኛ"),
    "ar": Language("Arabic", "العربية"),
    "bg": Language("Bulgarian", "Български"),
    "bn": Language("Bengali", "বাংলা"),
    "de": Language("German", "Deutsch"),
    "es": Language("Spanish", "Español"),
    "fa": Language("Persian", "فارسی"),
    "fr": Language("French", "Français"),
    "gu": Language("Gujarati", "ગુજરાતી"),
    "hi": Language("Hindi", "हिन्दी"),
    "hu": Language("Hungarian", "Magyar"),
    "it": Language("Italian", "Italiano"),
    "ku": Language("Kurdish", "Kurdî"),
    "lt": Language("Lithuanian", "Lietuvių"),
    "ne": Language("Nepali", "नेपाली"),
    "pa": Language("Punjabi", "ਪੰਜਾਬੀ"),
    "pl": Language("Polish", "Polski"),
    "ps": Language("Pashto", "پښتو"),
    "pt": Language("Portuguese", "Português"),
    "ro": Language("Romanian", "Română"),
    "ru": Language("Russian", "Русский"),
    "so": Language("Somali", "Soomaali"),
    "ta": Language("Tamil", "தமிழ்"),
    "ti": Language("Tigrinya", "ትግርኛ"),
    "tr": Language("Turkish", "Türkçe"),
    "uk": Language("Ukrainian", "Українська"),
    "ur": Language("Urdu", "اردو"),
    "zh": Language("Chinese", "中文"),
}

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def tag_of(stated: str) -> str:
    """The language as a browser wants it told, or nothing where what is stated is no code of a language."""
    return stated if _TAG.fullmatch(stated) else ""


def language_of(stated: str) -> Language | None:
    """The language that a code stands for, whatever region it names, or nothing where it is not one we know."""
    return LANGUAGES.get(stated.partition("-")[0].lower())
