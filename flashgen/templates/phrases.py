"""The phrase packs that ship: one YAML file a language."""

from dataclasses import replace
from functools import cache

from flashgen import yamlfile
from flashgen.errors import FlashgenError
from flashgen.questions.pack import PackError, PhrasePack, parse
from flashgen.shipped import card_templates
from flashgen.yamlfile import YamlError

FALLBACK = "en"


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a phrase pack, sorted."""
    return tuple(sorted(path.stem for path in (card_templates() / "phrases").glob("*.yaml")))


@cache
def phrase_pack(language: str) -> PhrasePack:
    """Return the phrases of a language (`pt-BR` finds `pt`); English where there are none.

    English phrases about another language come without English grammar.

    Raises `FlashgenError` where the file is broken.
    """
    code = language.lower().replace("_", "-").split("-")[0]
    known = code if code in languages() else FALLBACK
    path = card_templates() / "phrases" / f"{known}.yaml"
    try:
        pack = parse(yamlfile.parse(path.read_text(encoding="utf-8")))
    except (YamlError, PackError) as error:
        raise FlashgenError(
            f"{path} can't be used: {error}", hint="compare it with en.yaml beside it"
        ) from None
    return pack if known == code or not code else replace(pack, forms="")
