package cn.juanzong.ingest.worker;

/** Two queues with threads of their own, so that long work never delays short work. */
enum Lane {

	/** Ordinary files. */
	FAST,
	/** Page images to be recognised, films, very large files. */
	SLOW

}
