"""Languages that are but a phrase pack: each rule asks, and leaves alone, in several of them."""

from pathlib import PurePosixPath

import pytest

from flashgen import templates
from flashgen.data import GAP_CLOSE, GAP_OPEN, Episode, KeyPoint, Markdown, Note, Section
from flashgen.diagnostics import Location
from flashgen.questions import generating, reasons, topic, writing
from flashgen.questions.rules import table

HERE = Location(PurePosixPath("note.md"))


def asked(name, code, text, lead="", heading="Moor", more=()):
    """Return the questions that one rule makes of a key point."""
    points = (KeyPoint(Markdown(lead), Markdown(text), HERE), *more)
    section = Section(Markdown(heading), HERE, key_points=points)
    note = Note(HERE.path, Episode(title="Wasser"), (section,))
    pack = templates.phrase_pack(code)
    about = topic.of(points[0], section, note, pack, topic.names_in(note))
    rule = next(rule for rule in table.RULES if rule.name == name)
    found = generating.candidates(about, rules=(rule,))
    return [made.draft.question.replace(GAP_OPEN, "{{").replace(GAP_CLOSE, "}}") for made in found]


@pytest.mark.parametrize(
    ("code", "text", "front"),
    [
        ("de", "Torfabbau führt zu sinkendem Grundwasser.", "Wozu führt Torfabbau?"),
        ("de", "Die Quelle hängt vom Regen ab.", None),
        ("de", "Die Quelle hängt von starkem Regen ab.", "Wovon hängt die Quelle ab?"),
        ("de", "Heute führt der Bach zu einer alten Mühle.", None),
        ("de", "Sinkende Pegel führen zu trockenen Wiesen.", None),
        ("de", "Er besteht aus nassem Torf.", None),
        ("es", "La marea depende de la luna llena.", "¿De qué depende la marea?"),
        ("es", "En verano la marea depende de la luna.", None),
        ("es", "Esta capa sirve para guardar agua.", None),
        ("fr", "Le barrage sert à retenir la vase.", "À quoi sert le barrage ?"),
        ("fr", "Filtrer consiste à retenir la vase.", "En quoi consiste filtrer ?"),
        ("fr", "Mais il sert à retenir la vase.", None),
        ("pt", "O dique serve para conter a maré.", "Para que serve o dique?"),
        ("pt", "A turfa que arde depende de vento seco.", "De que depende a turfa que arde?"),
        ("pt", "Isso depende de vento seco.", None),
        ("ru", "Старое болото состоит из мха и воды.", "Из чего состоит старое болото?"),
        ("ru", "Байкал зависит от малых рек.", "От чего зависит «Байкал»?"),
        ("ru", "Оно зависит от малых рек.", None),
    ],
)
def test_a_verb_asks_for_what_it_calls_for(code, text, front):
    assert asked("asks", code, text) == ([front] if front else [])


def test_a_lead_is_the_subject_of_the_verb_behind_it():
    text = "Заключается в медленном осушении старых торфяников."
    assert asked("asks", "ru", text, lead="Мелиорация") == ["В чём заключается «Мелиорация»?"]
    text = "Permite guardar agua durante meses."
    assert asked("asks", "es", text, lead="Turba húmeda") == ["¿Qué permite «Turba húmeda»?"]
    assert asked("asks", "es", text) == []


@pytest.mark.parametrize(
    ("code", "text", "front"),
    [
        (
            "de",
            "Die Müller stauen den Bach, um das Rad anzutreiben.",
            "Die Müller stauen den Bach – wozu?",
        ),
        ("de", "Das Moor wächst, wenn genug Regen fällt.", "Das Moor wächst – unter welcher"),
        ("de", "Bei Regen, um es kurz zu sagen.", None),
        ("de", "Im alten Moor am Hang, da Torf dort liegt.", None),
        ("es", "El río lleva arena, por lo que el puerto se cierra.", "El río lleva arena: ¿con"),
        ("es", "Un canal para llevar agua a la villa.", None),
        (
            "fr",
            "Le marais garde l’eau, car la tourbe est dense.",
            "Le marais garde l’eau : pourquo",
        ),
        ("fr", "Les digues sont hautes pour la ville.", None),
        ("pt", "O rio traz areia, pois a margem é frágil.", "O rio traz areia: por quê?"),
        ("pt", "Um canal para levar água à vila.", None),
        ("ru", "Река может мелеть, поскольку лес вырублен.", "Река может мелеть — почему?"),
        ("ru", "Канал, чтобы поить поля.", None),
    ],
)
def test_what_a_clause_ends_on_is_asked_for(code, text, front):
    found = asked("tails", code, text)
    assert [one[: len(front or "")] for one in found] == ([front] if front else [])


@pytest.mark.parametrize(
    ("code", "text", "front"),
    [
        (
            "de",
            "Wenn der Pegel sinkt, trocknet das Moor aus und wird brüchig.",
            "Was gilt, wenn der Pegel sinkt?",
        ),
        ("de", "Wenn er sinkt, trocknet das Moor aus und ist leicht.", None),
        (
            "es",
            "Si la marea está alta, las barcas pueden entrar.",
            "¿Qué pasa si la marea está alta?",
        ),
        ("es", "Si hay luna, ¿entran las barcas?", None),
        (
            "fr",
            "Si la vase est sèche, le feu peut prendre.",
            "Que se passe-t-il si la vase est sèche ?",
        ),
        ("fr", "Si oui, le feu peut prendre vite.", None),
        (
            "pt",
            "Quando a turfa está seca, o fogo pode durar meses.",
            "O que acontece quando a turfa está seca?",
        ),
        (
            "ru",
            "Если лёд тает, то реки могут выйти из берегов.",
            "Что происходит, если лёд тает?",
        ),
        ("ru", "Если его нет, то реки могут мелеть.", None),
    ],
)
def test_a_condition_asks_for_what_follows(code, text, front):
    assert asked("if", code, text) == ([front] if front else [])


@pytest.mark.parametrize(
    ("code", "text", "front"),
    [
        (
            "de",
            "Der mittlere Tidenhub ist ein Maß für die Kraft der Flut.",
            "Was ist „der mittlere Tidenhub“?",
        ),
        ("de", "Der Müller ist der Nachbar vom Hof am Bach.", None),
        ("de", "Das ist ein Maß für die Kraft der Flut.", None),
        (
            "es",
            "La turba de agua es una esponja lenta del valle.",
            "¿Qué es «turba de agua»?",
        ),
        ("es", "El problema es una esponja lenta del valle.", None),
        ("fr", "L’eau de fond est une réserve sous la vase.", "Qu’est-ce que « eau de fond » ?"),
        ("fr", "L’autre est une réserve sous la vase.", None),
        ("pt", "O prisma de maré é um volume que entra e sai.", "O que é “prisma de maré”?"),
        ("pt", "Aqui é um volume que entra e sai.", None),
        ("ru", "Верховое болото — это купол из чистого мха.", "Что такое «Верховое болото»?"),
    ],
)
def test_what_is_told_to_be_something_is_asked_for(code, text, front):
    said = [one.replace("\u00a0", " ") for one in asked("defined", code, text)]
    assert said == ([front] if front else [])


@pytest.mark.parametrize(
    ("code", "lead", "text", "front"),
    [
        ("de", "Nipptide", "Ein Stand mit kleinem Hub", "Was ist „Nipptide“?"),
        ("de", "Kolk", "Vertiefung, die das Wasser am Pfeiler gräbt", "Was ist „Kolk“?"),
        ("de", "Kolk", "Das Wasser gräbt am Pfeiler ein Loch.", None),
        ("de", "Beispiel", "Ein Stand mit kleinem Hub", None),
        ("es", "Estiaje", "Periodo en el que el río baja poco", "¿Qué es «Estiaje»?"),
        ("es", "Estiaje", "El periodo puede durar tres meses.", None),
        ("fr", "Jusant", "Période où la mer descend", "Qu’est-ce que « Jusant » ?"),
        ("fr", "Jusant", "La mer descend six heures durant.", None),
        ("pt", "Restinga", "Conjunto de plantas da praia", "O que é “Restinga”?"),
        ("ru", "Межень", "Это время низкой воды", "Что такое «Межень»?"),
        ("ru", "Межень", "Река мелеет каждый август.", None),
    ],
)
def test_a_lead_with_a_kind_of_thing_behind_it_is_a_term(code, lead, text, front):
    said = [one.replace("\u00a0", " ") for one in asked("lead-defined", code, text, lead=lead)]
    assert said == ([front] if front else [])


def test_a_heading_is_the_term_of_its_first_fragment():
    text = "eine Senke, in der Wasser steht"
    other = KeyPoint(Markdown(""), Markdown("im Sommer oft trocken"), HERE)
    assert asked("lead-defined", "de", text, heading="Schlenke") == ["Was ist „Schlenke“?"]
    assert asked("lead-defined", "de", text, heading="3. Schlenke") == []
    text = "Senke, in der Wasser steht"
    assert asked("lead-defined", "de", text, heading="Schlenke", more=(other,)) == []


@pytest.mark.parametrize(
    ("code", "lead", "front"),
    [
        ("de", "Moore speichern mehr als Wälder", "Was ist damit gemeint: „Moore speichern mehr"),
        ("de", "Kosten der Moore", None),
        ("es", "El agua siempre vuelve al mar", None),
        ("es", "El agua tiene memoria", "¿Qué quiere decir «El agua tiene memoria»?"),
        ("fr", "La mer rend tout", "Que veut dire « La mer rend tout » ?"),
        ("fr", "Les coûts de la mer", None),
        ("pt", "O mar tem memória", "O que quer dizer “O mar tem memória”?"),
        ("pt", "Custos do mar", None),
        ("ru", "Память болота", None),
        ("ru", "Болото хранит память леса", "Что имеется в виду: «Болото хранит память"),
    ],
)
def test_a_lead_that_claims_something_asks_for_its_meaning(code, lead, front):
    text = {"ru": "Слои торфа лежат там веками."}.get(code, "Ta ra ta ra ta ra.")
    found = [one.replace("\u00a0", " ") for one in asked("meant", code, text, lead=lead)]
    assert [one[: len(front or "")] for one in found] == ([front] if front else [])


@pytest.mark.parametrize(
    ("code", "text", "gap"),
    [
        ("de", "Im Herbst sammeln die Leute Preiselbeeren am {{Rand des Moores}}.", "+"),
        ("de", "Alle Wege durch die Senke enden an einer {{alten Mühle}}.", "+"),
        ("de", "Ich sammle im Herbst Beeren am Rand des Moores.", "-"),
        ("es", "Los pescadores reparan sus redes con el {{hilo de cáñamo}}.", "+"),
        ("es", "Los pescadores miran la barca, la red y el puerto.", "-"),
        ("fr", "Les vieux moulins broient le grain grâce au {{courant de marée}}.", "+"),
        ("fr", "Les vieux moulins refusent sans bruit de s’arrêter.", "-"),
        ("pt", "As mulheres secam o peixe salgado sobre as {{pedras quentes}}.", "+"),
        ("pt", "As mulheres secam o peixe e cantam.", "-"),
        ("ru", "Каждую весну рыбаки чинят сети на {{дальнем берегу}}.", "+"),
        ("ru", "Рыбаки чинят сети и поют.", "-"),
    ],
)
def test_a_plain_statement_hides_its_last_noun_phrase(code, text, gap):
    found = asked("phrase-cloze", code, text.replace("{{", "").replace("}}", ""))
    assert text in found if gap == "+" else found == []


@pytest.mark.parametrize(
    ("code", "heading", "count", "front"),
    [
        ("de", "Wie entsteht ein Moor?", 1, ["Wie entsteht ein Moor?"]),
        ("de", "Wie entsteht ein Moor?", 2, []),
        ("es", "¿Cómo nace una turbera?", 1, ["¿Cómo nace una turbera?"]),
        ("fr", "Tourbe ou vase ?", 1, []),
        ("ru", "Как растёт болото?", 1, ["Как растёт болото?"]),
        ("pt", "Como nasce a turfa", 1, []),
    ],
)
def test_a_heading_that_asks_has_its_one_point_as_answer(code, heading, count, front):
    more = (KeyPoint(Markdown(""), Markdown("Torf"), HERE),) * (count - 1)
    text = "Мох лежит в воде веками."
    assert asked("heading-asks", code, text, heading=heading, more=more) == front


def test_an_impersonal_pronoun_stands_for_nothing():
    pack = templates.phrase_pack("fr")
    point = KeyPoint(
        Markdown(""), Markdown("Il existe **trois sortes** de tourbe en Irlande."), HERE
    )
    section = Section(Markdown("Tourbe"), HERE, key_points=(point,))
    note = Note(HERE.path, Episode(title="Eau", guests=("Ada Keller",)), (section,))
    (draft,) = writing.write(point, section, note, pack).drafts
    assert draft.question.startswith("Il existe")


def test_an_ordinal_ends_no_german_sentence():
    text = "Die Deiche im 17. Jahrhundert brachen in jeder **zweiten Sturmflut** des Winters."
    (front,) = asked("bold-cloze", "de", text)
    assert front.startswith("Die Deiche im 17. Jahrhundert")


def test_an_opening_word_is_cut_off_a_romance_sentence():
    text = "Además, la turba depende de la lluvia fina."
    assert asked("asks", "es", text) == ["¿De qué depende la turba?"]


@pytest.mark.parametrize(
    ("code", "text", "reason"),
    [
        ("de", "Also ich finde mein Moor ja auch ganz schön so", "spoken words on the way"),
        ("es", "y " * 20 + "barro " * 20, "too long a sentence"),
    ],
)
def test_why_a_point_has_no_card_is_said(code, text, reason):
    point = KeyPoint(Markdown(""), Markdown(text), HERE)
    section = Section(Markdown(""), HERE, key_points=(point,))
    note = Note(HERE.path, Episode(title="Wasser"), (section,))
    pack = templates.phrase_pack(code)
    about = topic.of(point, section, note, pack, frozenset())
    assert reasons.why_none(about).startswith((reason, "it needs"))
