call guard_by_contractor('ledger_correction');
