"""Identity: which guid each card has had, and when it last changed.

    ledger = load(path)                                   # disk
    done = reconcile(ledger, cards, now=now)              # pure: guids, the next ledger, a report
    save(done.ledger, path)                               # disk, after the package is in place

Several decks of one run go through `reconcile_decks`, so that no guid is given twice.
"""

from flashgen.ledger.decisions import confirm, forget, split
from flashgen.ledger.decks import reconcile_decks
from flashgen.ledger.entries import Change, Doubt, Entry, Job, Ledger, Reconciled, Report
from flashgen.ledger.reconciling import reconcile
from flashgen.ledger.recovery import recover
from flashgen.ledger.reporting import lead
from flashgen.ledger.store import load, save

__all__ = [
    "Change",
    "Doubt",
    "Entry",
    "Job",
    "Ledger",
    "Reconciled",
    "Report",
    "confirm",
    "forget",
    "lead",
    "load",
    "reconcile",
    "reconcile_decks",
    "recover",
    "save",
    "split",
]
