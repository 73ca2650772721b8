import { notFound } from "@/lib/base/errors";
import { problemResponse } from "@/lib/web/problem-response";

/** What is no address of the API is told so as a problem, not as a page. */
const unknown = (request: Request) => problemResponse(notFound(), { method: request.method, path: "/" });

export { unknown as DELETE, unknown as GET, unknown as OPTIONS, unknown as PATCH, unknown as POST, unknown as PUT };
