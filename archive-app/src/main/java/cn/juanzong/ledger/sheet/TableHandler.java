package cn.juanzong.ledger.sheet;

import java.util.List;

/**
 * Receives a table as it is read.
 */
public interface TableHandler {

	/**
	 * A sheet begins.
	 * @param name its name
	 * @param hidden whether it is hidden
	 * @param merged its merged areas
	 * @return whether its rows are wanted
	 */
	boolean sheet(String name, boolean hidden, List<MergedCells> merged);

	/**
	 * The next row of the sheet.
	 * @param row the row; blank ones come too, if the file has them
	 * @return whether more rows are wanted at all
	 */
	boolean row(SheetRow row);

}
