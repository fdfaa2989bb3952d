package cn.juanzong.programme;

import java.util.UUID;

/**
 * A contractor (承办单位).
 *
 * @param id the id
 * @param code short code, part of archival codes
 * @param name the name
 */
public record Organizer(UUID id, String code, String name) {

}
