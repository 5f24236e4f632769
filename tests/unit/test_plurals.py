"""Names of lists, definitions and gaps where a language is but a phrase pack with plurals."""

from pathlib import PurePosixPath

import pytest

from flashgen import templates
from flashgen.data import GAP_CLOSE, GAP_OPEN, Bullet, Episode, KeyPoint, Markdown, Note, Section
from flashgen.diagnostics import Location
from flashgen.questions import plurals, writing
from flashgen.questions.rules import nominal

HERE = Location(PurePosixPath("note.md"))
THREE = ("Moos", "Torf", "Schilf")


def fronts(code, text, lead="", heading="Moor", children=()):
    below = tuple(Bullet(Markdown(child), HERE) for child in children)
    point = KeyPoint(Markdown(lead), Markdown(text), HERE, children=below)
    section = Section(Markdown(heading), HERE, key_points=(point,))
    note = Note(HERE.path, Episode(title="Wasser"), (section,))
    drafts = writing.write(point, section, note, templates.phrase_pack(code)).drafts
    return [made.question.replace(GAP_OPEN, "{{").replace(GAP_CLOSE, "}}") for made in drafts]


@pytest.mark.parametrize(
    ("code", "stem", "front"),
    [
        ("de", "Vorteile des Moores", "Vorteile des Moores: Welche drei gibt es?"),
        ("de", "Alte Bauarten (Auswahl)", "Alte Bauarten (Auswahl): Welche drei gibt es?"),
        ("de", "Wiedervernässung im Norden", ""),
        ("de", "Beim Stechen von Torf", ""),
        ("de", "Ziele", ""),
        ("de", "Neues Moor: Ziele", "Neues Moor: Ziele: Welche drei gibt es?"),
        ("de", "Nennen Sie Vorteile", ""),
        ("de", "Ein Moor hat drei Schichten", "Ein Moor hat drei Schichten: Welche?"),
        ("de", "Ein Moor besteht aus", ""),
        ("de", "Moor → Torf", ""),
        ("de", "Welche Schichten hat das Moor?", "Welche Schichten hat das Moor?"),
        ("de", "Hat das Moor Schichten?", ""),
        ("es", "Usos de la turba", "Usos de la turba: ¿cuáles son (tres)?"),
        ("es", "En la costa", ""),
        ("es", "Puerto viejo", ""),
        ("fr", "Couches de la tourbe", "Couches de la tourbe : quels sont les trois éléments ?"),
        ("fr", "Deux formes apparaissent entre", ""),
        ("pt", "Camadas da turfa", "Camadas da turfa: quais são os três itens?"),
        ("pt", "Dique vence maré", ""),
        ("ru", "Главные виды торфа", "Главные виды торфа: какие (три)?"),
        ("ru", "По глубине воды", ""),
        ("ru", "Осушение болота", ""),
        ("ru", "Болото состоит из 3 слоёв", "Болото состоит из 3 слоёв: какие?"),
    ],
)
def test_only_a_plural_or_a_count_names_a_list(code, stem, front):
    pack = templates.phrase_pack(code)
    assert plurals.question(stem, pack.numbers[1], THREE, pack) == front


@pytest.mark.parametrize(
    ("code", "text", "thing"),
    [
        ("pt", "Social; e", "Social"),
        ("es", "Turba, y", "Turba"),
        ("ru", "и сушат", "сушат"),
        ("de", "Moos und Torf", "Moos und Torf"),
        ("en", "salt; and", "salt; and"),
    ],
)
def test_a_thing_loses_the_and_that_joined_it(code, text, thing):
    assert plurals.thing(text, templates.phrase_pack(code)) == thing


@pytest.mark.parametrize(
    ("code", "text", "is_it"),
    [
        ("de", "Lücke zwischen zwei Planken", True),
        ("de", "Gelernte Folgen von Griffen", True),
        ("de", "Feste Regeln, denen jeder folgt", True),
        ("de", "Zeichen um zu zeigen, dass das Tor offen steht", True),
        ("de", "Bild alter Boote", True),
        ("de", "Boote fahren im Winter", False),
        ("de", "nur im Winter", False),
        ("de", "> Bug -> Heck", False),
        ("es", "Riesgo de perder la red", True),
        ("es", "Guardar la red de noche", False),
        ("es", "Cuando sale la barca", False),
        ("pt", "Crença na força da maré", True),
        ("fr", "Une seule marée", False),
        ("ru", "Лодка, построенная из дуба", True),
        ("ru", "Сильное волнение моря", True),
        ("ru", "Лодка плывёт по морю", False),
    ],
)
def test_a_noun_and_what_belongs_to_it_says_what_something_is(code, text, is_it):
    assert nominal.is_nominal(text, templates.phrase_pack(code)) is is_it


@pytest.mark.parametrize(
    ("code", "lead", "text", "front"),
    [
        ("de", "Fuge", "Lücke zwischen den Planken eines Bootes", ["Was ist „Fuge“?"]),
        ("es", "Merma", "Reducción de peso del pescado", ["¿Qué es «Merma»?"]),
        ("es", "Salazón", "Guardar el pescado en sal gorda", ["¿En qué consiste «Salazón»?"]),
        ("pt", "Marítimas", "Capacidade de ler o mar e o vento", []),
        ("es", "Una prueba de mar", "Salida de la barca con dos redes", []),
        ("de", "A.B.Meyer", "Bau von Booten aus Lärche", []),
        ("es", "Precio", "Cuanto cuesta", []),
        ("es", "Red o nasa", "Pesca nocturna", []),
        ("pt", "Barcos", "50", []),
        ("fr", "Marées vs courants", "La marée reste haute pendant une bonne partie du jour.", []),
        ("fr", "Pourquoi attendre", "La marée reste haute pendant une bonne partie du jour.", []),
        ("fr", "Ex", "La marée permet de sortir les bateaux du port.", []),
    ],
)
def test_a_label_is_asked_for_only_as_what_it_is(code, lead, text, front):
    assert fronts(code, text, lead=lead) == front


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Das alte Boot liegt -> wegen der Ebbe -> im **trockenen Hafen** der Insel."),
        ("de", "Im Fall ging es um das Boot der **jungen Fischer** aus dem Nachbarort."),
        ("de", "Beim Vortrag hat der Fischer von „alten Netzen“ gesprochen, die niemand kennt."),
        ("es", "El resto son barcas para llegar cada noche hasta la costa lejana."),
        ("fr", "Me voilà prête à repartir vers le port pour une grande marée."),
        ("fr", "Nous avons parlé avec les pêcheurs de la grande marée."),
        ("pt", "Deixei os **mapas da costa** na pasta do barco para a viagem."),
        ("pt", "É lembrado como um dos mestres da construção naval;"),
        ("ru", "Ждать несколько часов, пока вода не уходит из старого канала."),
    ],
)
def test_sketches_and_talk_hide_nothing(code, text):
    assert fronts(code, text) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("es", "Lo que cuenta es salir temprano para encontrar peces grandes."),
        ("es", "Realizan una ronda completa para contar las redes rotas."),
        ("ru", "Рыбаку выгодно, чтобы лодка стояла в порту всю зиму."),
        ("de", "Es gibt heute eine Glocke, um die Boote aus dem Nebel zu holen."),
        ("de", "Alte Regeln, denen alle folgen, wenn das Boot im Sturm liegt."),
    ],
)
def test_no_aim_or_reason_is_asked_of_what_has_none(code, text):
    assert not any(
        " – " in front or "¿para" in front or "зачем" in front for front in fronts(code, text)
    )


def test_a_russian_name_at_the_start_keeps_its_capital():
    (front,) = fronts("ru", "Фалес из Милета описывает глубокое море.")
    assert "«Фалес из Милета»" in front


def test_an_answer_that_breaks_off_is_none():
    (front,) = fronts("ru", "Старая лодка зависит от ветра и часто зависит.")
    assert not front.startswith("От чего")
