package cn.juanzong.ingest;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.extraction.sheet.SheetPage;

/**
 * The sign-in sheets among the ingested objects, line by line. Whoever wants to know of
 * new ones listens for {@link ObjectIngested}. The straightened page is the rendition
 * {@link cn.juanzong.extraction.Rendition.Kind#SHEET} of the same page
 * ({@link Facts#rendition}); the picture of a line or a cell is the part of it that its
 * box names.
 */
public interface SheetPages {

	/**
	 * Reads pages.
	 * @param objectIds the objects
	 * @return for each object that has any, its sheet pages by page number
	 */
	Map<UUID, List<SheetPage>> pages(Collection<UUID> objectIds);

	/**
	 * Lets no other reading take the place of pages until the caller's transaction ends,
	 * so that what is decided of them is decided of what is there. Call it before reading
	 * them.
	 * @param objectIds the objects
	 */
	void hold(Collection<UUID> objectIds);

	/**
	 * Keeps pages as they were read, for somebody decided about their lines or signed for
	 * them: a newer reader does not read them again by itself, and if it is at it
	 * already, what it reads is thrown away. Part of the caller's transaction.
	 * @param objectIds the objects
	 */
	void relyOn(Collection<UUID> objectIds);

}
