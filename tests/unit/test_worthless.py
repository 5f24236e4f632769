"""What isn't worth a card in a language that is but a phrase pack, and what is next to it."""

from pathlib import PurePosixPath

import pytest

from flashgen import templates
from flashgen.data import (
    GAP_CLOSE,
    GAP_OPEN,
    Bullet,
    Episode,
    KeyPoint,
    Markdown,
    Note,
    Section,
)
from flashgen.diagnostics import Location
from flashgen.questions import clean, linebreaks, writing
from flashgen.reader import asks

HERE = Location(PurePosixPath("note.md"))


MARKED = {
    "de": "Die Leute vom Bach leben vom **nassen Torf** der Heide.",
    "fr": "Les gens de la baie vivent du **sel gris** des marais.",
    "ru": "Старое болото хранит **память леса** веками и молча.",
}


def drafts(code, text, lead="", heading="Moor", children=(), parents=()):
    """Return all that is made of a key point in a language."""
    bullets = tuple(Bullet(Markdown(child), HERE) for child in children)
    point = KeyPoint(Markdown(lead), Markdown(text), HERE, children=bullets)
    section = Section(
        Markdown(heading), HERE, key_points=(point,), parents=tuple(map(Markdown, parents))
    )
    note = Note(HERE.path, Episode(title="Wasser"), (section,))
    return writing.write(point, section, note, templates.phrase_pack(code)).drafts


def fronts(code, text, **given):
    """Return the questions; the gap of a cloze in double braces."""
    return [
        draft.question.replace(GAP_OPEN, "{{").replace(GAP_CLOSE, "}}").replace("\u00a0", " ")
        for draft in drafts(code, text, **given)
    ]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Der Vortrag behandelt die Pflege von alten Mooren."),
        ("de", "Die Referentin gibt mehrere Tipps für den Bau von Dämmen."),
        ("de", "Treffpunkt ist um 9 Uhr am Rand der Moorwiese."),
        ("de", "Gestern habe ich am Stand der Gruppe das Heft zum Moor gekauft."),
        ("es", "El episodio trata la historia de la turba negra."),
        ("es", "Se invita a los vecinos a la visita de las dunas."),
        ("es", "En este vídeo aparecen las barcas del puerto viejo."),
        ("fr", "La conférence aborde la vie des tourbières de montagne."),
        ("fr", "Dans cette vidéo, les pêcheurs réparent les filets du port."),
        ("fr", "Merci aux pêcheurs pour la visite des marais salants."),
        ("pt", "A palestra aborda a história dos moinhos de maré."),
        ("pt", "Neste episódio os pescadores falam do sal das salinas."),
        ("pt", "Obrigado aos moleiros pela visita ao moinho da ponte."),
        ("ru", "Лекция посвящена истории верховых болот."),
        ("ru", "В этом видео рыбаки чинят сети на дальнем берегу."),
        ("ru", "Спасибо рыбакам за рассказ о дальнем берегу."),
    ],
)
def test_talk_about_the_talk_makes_no_card(code, text):
    assert fronts(code, text) == []


@pytest.mark.parametrize(
    ("code", "text", "front"),
    [
        ("de", "Torfabbau führt zu sinkendem Grundwasser.", "Wozu führt Torfabbau?"),
        (
            "de",
            "Der Kurs der Torfaktie führt zu neuem Streit.",
            "Wozu führt der Kurs der Torfaktie?",
        ),
        (
            "es",
            "Se explica que la marea depende de la luna llena.",
            "¿De qué depende la marea?",
        ),
        (
            "fr",
            "L’auteur explique que le barrage sert à retenir la vase.",
            "À quoi sert le barrage ?",
        ),
        ("pt", "A autora afirma que o dique serve para conter a maré.", "Para que serve o dique?"),
        (
            "ru",
            "Автор отмечает, что старое болото состоит из мха и воды.",
            "Из чего состоит старое болото?",
        ),
    ],
)
def test_what_is_reported_is_asked_about_by_itself(code, text, front):
    assert fronts(code, text)[:1] == [front]


@pytest.mark.parametrize(
    ("code", "heading"),
    [
        ("de", "Gliederung und Aufbau"),
        ("de", "Aufbau des Vortrags"),
        ("es", "Temas tratados"),
        ("fr", "Plan de la conférence"),
        ("pt", "Roteiro da aula"),
        ("ru", "План лекции"),
    ],
)
def test_an_outline_makes_no_card(code, heading):
    text = MARKED.get(code, MARKED["fr"])
    assert fronts(code, text, heading=heading) == []
    assert fronts(code, text, heading="", parents=(heading,)) == []


@pytest.mark.parametrize(
    ("code", "heading"),
    [("de", "Aufbau der Torfschicht"), ("fr", "Plan de gestion"), ("ru", "План осушения")],
)
def test_a_heading_that_only_sounds_like_an_outline_is_none(code, heading):
    text = MARKED.get(code, MARKED["fr"])
    assert len(fronts(code, text, heading=heading)) == 1


@pytest.mark.parametrize(
    ("code", "text", "made"),
    [
        ("de", "Das entspricht etwa 40 Eimern Wasser im Jahr.", 0),
        ("de", "Die Aufgabe dieses Damms ist der Schutz von 40 Menschen.", 0),
        ("de", "Aus diesen Schichten wachsen in 100 Jahren neue Moose.", 0),
        ("de", "Das kleine Moor braucht im Schnitt 40 Jahre ohne Frost.", 1),
        ("de", "Ein Damm hält, weil dieser Damm 40 Tonnen Stein hat.", 1),
        ("es", "En estas dunas hay 40 toneladas de sal.", 0),
        ("es", "En las dunas del norte hay unas 40 toneladas de sal.", 1),
        ("fr", "Dans ces dunes il y a 40 tonnes de sel.", 0),
        ("fr", "Dans les dunes du nord il y a bien 40 tonnes de sel.", 1),
        ("pt", "Nessas dunas há cerca de 40 toneladas de sal.", 0),
        ("pt", "Nas dunas há cerca de 40 toneladas de sal.", 1),
        ("ru", "В этих дюнах лежит около 40 тонн соли.", 0),
        ("ru", "В дюнах лежит около 40 тонн соли.", 1),
    ],
)
def test_a_sentence_that_leans_on_another_makes_no_card(code, text, made):
    assert len(fronts(code, text)) == made


def test_this_thing_may_be_named_by_the_heading():
    text = "An diesem Damm liegen noch heute 40 Tonnen Stein."
    assert fronts("de", text, heading="Moor") == []
    assert len(fronts("de", text, heading="Der alte Damm")) == 1


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Tatsächlich ist das Moor ein Speicher für Wasser."),
        ("de", "Im tiefen Moor ist ein Tümpel mit braunem Wasser."),
        ("de", "Der erste ist ein Damm aus altem Holz."),
        ("es", "El riego es un tema delicado para la villa."),
        ("fr", "La marée est une question d’argent pour la ville."),
        ("pt", "O dique é um problema antigo da vila."),
        ("es", "El riego realmente es una red de canales."),
    ],
)
def test_a_thing_is_not_what_only_values_it(code, text):
    assert not any(
        front.startswith(("Was ist", "¿Qué es", "Qu’est", "O que é"))
        for front in fronts(code, text)
    )


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Im Herbst sammeln die Leute Beeren in alten Körben, Kisten und Eimern."),
        ("de", "Der alte Müller spricht am Abend von der ganzen Reihe."),
        ("de", "Die Wiesen am Bach liegen im Sommer in einer einfachen Senke."),
        ("es", "Los pescadores salen siempre a partir del otro día."),
        ("fr", "Les vieux moulins broient le grain avec la même force."),
        ("pt", "As mulheres secam o peixe salgado com a mesma força."),
        ("ru", "Каждую весну рыбаки чинят сети на главной основе."),
        ("es", "Los pescadores salen siempre con nuestra barca vieja."),
        ("pt", "As mulheres secam o peixe salgado com esta força lenta."),
    ],
)
def test_no_gap_is_one_thing_of_several_an_idiom_or_a_value(code, text):
    assert fronts(code, text) == []


def test_no_gap_is_shown_by_a_compound_beside_it():
    text = "Die Gilde am Hang verspricht im Herbst eine nachhaltige Weidepflege."
    assert fronts("de", text, heading="Heide")
    assert fronts("de", text, heading="Nachhaltigkeit im Norden") == []


def test_years_ago_is_no_gap():
    assert fronts("de", "Die Gilde am Moor gab sich vor vier Jahren auf.") == []
    assert fronts("de", "Die Gilde am Moor gab nach nur vier Jahren auf.") != []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Der Bach steigt selten, weil jemand am Wehr gedreht hat."),
        ("fr", "Le marais baisse rarement parce que la pluie manque."),
        ("es", "La marea sube raramente porque lo diga la luna."),
    ],
)
def test_a_reason_that_is_none_is_not_asked_for(code, text):
    assert not any(draft.rule in {"because", "tails"} for draft in drafts(code, text))


@pytest.mark.parametrize(
    ("code", "text", "answer"),
    [
        ("de", "Ein Hochmoor zeichnet sich durch sauren Boden aus.", "Durch sauren Boden."),
        (
            "de",
            "Wenn der Pegel sinkt, trocknen die Moose aus und es gibt Brände im Torf.",
            None,
        ),
        (
            "de",
            "Wenn der Regen kommt, steigt der Pegel und das Moor wächst.",
            "Der Pegel steigt und das Moor wächst.",
        ),
        ("es", "El río lleva arena, lo cual cierra el puerto.", "Cierra el puerto."),
        ("fr", "La rivière est basse, ce qui ferme le port.", "Ferme le port."),
    ],
)
def test_an_answer_reads_as_one(code, text, answer):
    said = [draft.answer for draft in drafts(code, text) if draft.answer]
    assert said[:1] == [answer] if answer else True


LONG = "Las barcas esperan la lluvia y los vecinos cuidan los pozos de la villa vieja. " * 3


@pytest.mark.parametrize(
    ("lead", "second", "taken"),
    [
        ("¿Qué es el estiaje y por qué importa?", "", "all"),
        ("¿Qué es el estiaje? ¿Cuándo llega?", "", "all"),
        ("¿Qué diferencia el estiaje de la crecida?", "", "all"),
        ("¿Qué es el estiaje?", "Hoy dura medio año más.", "two"),
        ("¿Qué es el estiaje?", "Sin embargo, no es sequía.", "two"),
        ("¿Qué es el estiaje?", "", "one"),
        ("¿Cómo nace el estiaje?", "Nadie lo mide.", "one"),
        ("¿Cuándo llega el estiaje?", "Llega tarde.", "one"),
    ],
)
def test_a_question_for_two_things_has_all_of_its_answer(lead, second, taken):
    first = "Es la época de agua baja."
    text = f"{first} {second} {LONG}".replace("  ", " ").strip()
    (draft,) = [made for made in drafts("es", text, lead=lead) if made.rule == "question-lead"]
    assert draft.answer == {"all": text, "two": f"{first} {second}", "one": first}[taken]


def test_a_list_with_more_to_come_is_none():
    assert (
        fronts("fr", "", lead="Types de vase", children=("Vase grise", "Vase noire", "...")) == []
    )
    assert fronts("fr", "", lead="Types de vase", children=("Vase grise", "Vase noire")) != []


@pytest.mark.parametrize(
    ("code", "lead", "front"),
    [
        ("de", "Viel Torf\nZwei Arten von Torf", "Welche zwei Arten von Torf gibt es?"),
        ("de", "Zwei Arten von Torf", "Welche zwei Arten von Torf gibt es?"),
        ("fr", "2 sortes de tourbe", "Quelle est la liste des 2 sortes de tourbe ?"),
        ("de", "Arten von Torf", "Arten von Torf: Welche zwei gibt es?"),
        ("de", "Drei Arten von Torf", "Drei Arten von Torf: Welche zwei gibt es?"),
    ],
)
def test_a_lead_that_counts_its_list_asks_for_so_many(code, lead, front):
    assert fronts(code, "", lead=lead, children=("Weißtorf", "Schwarztorf")) == [front]


def test_a_lead_with_a_statement_keeps_the_neutral_question():
    made = fronts(
        "de",
        "Torf bleibt unter Tage noch viele Wochen heiß und wandert dabei bis zum Wald weiter.",
        lead="Glut im Boden",
    )
    assert made == ["Was ist die Kernaussage zu „Glut im Boden“?"]
    assert (
        fronts(
            "de",
            "Torf bleibt unter Tage noch viele Wochen heiß und wandert dabei bis zum Wald weiter.",
            lead="Quelle",
        )
        == []
    )
    assert fronts("de", "Torf, Heide.", lead="Glut im Boden") != made


def test_who_speaks_below_a_heading_is_its_owner():
    text = "La capa mantiene agua dulce durante muchos meses secos y calurosos, aun lejos."
    (front,) = fronts("es", text, lead="Turba del norte", heading="Ponente: Ada Ríos")
    assert front.startswith("Ada Ríos:")
    (front,) = fronts("es", text, lead="Turba del norte", heading="Ada Ríos")
    assert not front.startswith("Ada Ríos:")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Retenir la vase\nDonner du temps\n1 digue par baie", 3),
        ("Retenir la vase,\nDonner du temps", 1),
        ("Retenir la vase de\nBretagne", 1),
        (
            "Die Leute vom Bach am Rand der Heide bauen seit langer Zeit an einem\nDamm aus Stein.",
            1,
        ),
        ("The people of the lower valley have asked their neighbours and\nAda for a new dam.", 1),
        ("the tide\ncomes in", 1),
        ("[Seven dams\nMore dams](a.md)", 1),
    ],
)
def test_a_line_ends_a_sentence_where_its_author_ended_it(text, pieces):
    code = "fr" if "vase" in text else "de" if "Damm" in text else "en"
    assert len(linebreaks.meant(text, templates.phrase_pack(code))) == pieces


def test_a_list_below_a_paragraph_is_read_line_by_line():
    pack = templates.phrase_pack("fr")
    found = clean.sentences(Markdown("Retenir la vase\nDonner du temps"), pack)
    assert [sentence.text for sentence in found] == ["Retenir la vase", "Donner du temps"]


@pytest.mark.parametrize(
    ("text", "is_pair"),
    [(":::tip[Torf]", False), ("Torf::nasser Boden", True), ("Worte\n:::info[Torf]", False)],
)
def test_the_opening_of_a_box_is_no_card(text, is_pair):
    assert (asks.pair(text) is not None) is is_pair


@pytest.mark.parametrize(
    ("code", "text", "rule"),
    [
        ("es", "Cuando no puede bajar más, la barca queda en el barro.", "if"),
        ("es", "Siempre se debe cuidar la turba para guardar agua.", "tails"),
        ("fr", "Il y a des raisons de bâtir des digues pour retenir la vase.", "tails"),
        ("pt", "Sendo a turfa seca, o fogo pode durar meses inteiros.", "if"),
        ("ru", "Одним из старых болот является Васюганское болото.", "asks"),
        ("de", "Das Wehr steht offen, da hinten steht noch jemand.", "tails"),
    ],
)
def test_half_a_clause_is_not_asked_about(code, text, rule):
    assert rule not in {draft.rule for draft in drafts(code, text)}


@pytest.mark.parametrize(
    ("code", "text", "rule"),
    [
        ("es", "Cuando la marea no puede bajar, la barca queda en el barro.", "if"),
        ("es", "La turba se debe cuidar para guardar agua.", "tails"),
        ("pt", "Se a turfa está seca, o fogo pode durar meses inteiros.", "if"),
        ("ru", "Васюганское болото является самым большим болотом.", "asks"),
        ("de", "Das Wehr steht offen, da der Bach sehr hoch steht.", "tails"),
    ],
)
def test_a_whole_clause_is_asked_about(code, text, rule):
    assert rule in {draft.rule for draft in drafts(code, text)}


@pytest.mark.parametrize(
    ("code", "lead", "text", "is_term"),
    [
        ("ru", "Межень", "Это время, когда река мелеет и вода стоит.", True),
        ("es", "Estiaje", "Un periodo en el que el río baja poco.", True),
        ("de", "Kolk", "Vertiefung, die das Wasser am Pfeiler gräbt.", True),
        ("es", "Estiaje", "Supongamos que el río baja poco cada año.", False),
        ("de", "Weniger ist mehr", "Gilden empfehlen, den Torf nicht zu stechen.", False),
        ("de", "Hochmoor", "Ein Moor zeichnet sich durch sauren Boden aus.", False),
    ],
)
def test_a_definition_is_a_noun_with_what_belongs_to_it(code, lead, text, is_term):
    made = {draft.rule for draft in drafts(code, text, lead=lead)}
    assert ("lead-defined" in made) is is_term


def test_a_copula_of_russian_is_no_demonstrative():
    (front,) = fronts("ru", "Межень реки — это время низкой воды и долгих мелей.")
    assert front == "Что такое «Межень реки»?"
