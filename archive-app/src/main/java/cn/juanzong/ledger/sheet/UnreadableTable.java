package cn.juanzong.ledger.sheet;

import cn.juanzong.ledger.FaultCode;

/** Reading cannot go on; caught where the file came in. */
class UnreadableTable extends RuntimeException {

	private final FaultCode code;

	UnreadableTable(FaultCode code) {
		super(code.name());
		this.code = code;
	}

	FaultCode code() {
		return this.code;
	}

}
