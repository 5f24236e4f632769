"""The thresholds of the matching stand where they were measured."""

from flashgen.ledger import rewording
from tests.measured import curve


def test_few_rewordings_by_hand_are_below_the_threshold():
    same, _ = curve.by_hand()
    assert len(same) == 39
    assert 1 - curve.share(same, rewording.SAME_NOTE) <= 0.06


def test_no_rewording_by_hand_goes_by_without_a_question():
    same, _ = curve.by_hand()
    assert curve.share(same, rewording.SAME_NOTE - rewording.DOUBTFUL) == 1


def test_no_other_point_of_a_note_comes_near_the_threshold():
    _, strange = curve.by_hand()
    assert len(strange) == 242
    assert max(strange) < rewording.SAME_NOTE - rewording.DOUBTFUL
