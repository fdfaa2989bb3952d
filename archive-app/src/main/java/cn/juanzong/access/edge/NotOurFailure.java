package cn.juanzong.access.edge;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * The server itself refuses a version of HTTP or a transfer coding it does not know, with
 * 505 or 501, before anything of ours is asked. That is a fault of the request like any
 * other, so it is answered with 400: what begins with 5 always means that something here
 * has failed, and nobody outside can make it appear.
 */
class NotOurFailure extends ValveBase {

	NotOurFailure() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		int status = response.getStatus();
		if (status == Response.SC_NOT_IMPLEMENTED || status == Response.SC_HTTP_VERSION_NOT_SUPPORTED) {
			response.setStatus(Response.SC_BAD_REQUEST);
		}
		getNext().invoke(request, response);
	}

}
