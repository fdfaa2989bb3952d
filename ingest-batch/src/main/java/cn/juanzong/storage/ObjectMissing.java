package cn.juanzong.storage;

/** The store has no object of that key. */
public class ObjectMissing extends RuntimeException {

	public ObjectMissing(ObjectKey key) {
		super("No object at " + key);
	}

}
