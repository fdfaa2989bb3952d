package cn.juanzong.programme;

/**
 * The controlled list of course topics of Art. 7 (R07-1). A further topic is a further
 * constant and its name in the message bundles.
 */
public enum Topic {

	/** 网店开设. */
	SHOP_OPENING,
	/** 网店装修. */
	SHOP_DESIGN,
	/** 产品上网发布. */
	PRODUCT_LISTING,
	/** 产品拍摄. */
	PRODUCT_PHOTOGRAPHY,
	/** 图片处理与视觉. */
	IMAGE_EDITING,
	/** 网红直播. */
	LIVE_STREAMING,
	/** 社交电商. */
	SOCIAL_COMMERCE,
	/** 网店营销推广渠道. */
	MARKETING_CHANNELS,
	/** 在线客服技巧. */
	CUSTOMER_SERVICE,
	/** 订单处理. */
	ORDER_HANDLING,
	/** 快递物流配送. */
	LOGISTICS

}
