package cn.juanzong.extraction.layout.picture;

/**
 * A line across the page that bounds rows or columns: for a place along it, how far down
 * or to the right it is.
 */
public interface Edge {

	double at(double along);

	static Edge straight(double level) {
		return (along) -> level;
	}

	/** An edge between two others. */
	static Edge between(Edge one, Edge other, double share) {
		return (along) -> one.at(along) * (1 - share) + other.at(along) * share;
	}

}
