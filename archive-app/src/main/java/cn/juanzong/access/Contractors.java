package cn.juanzong.access;

import cn.juanzong.audit.ContractorNames;

/** What accounts can be bound to; implemented above, where contractors are kept. */
public interface Contractors extends ContractorNames {

}
