import { cookies } from "next/headers";
import { fromOurPage } from "@/lib/web/our-page";
import { asAppError } from "@/lib/web/problem";
import { clientAddress, safeNext } from "@/lib/web/session";
import { keepSession, signIn } from "@/lib/web/sign-in";

const goTo = (location: string) => new Response(null, { status: 303, headers: { Location: location } });

async function entered(request: Request) {
  const form = await request.formData().catch(() => null);
  const value = (name: string) => {
    const typed = form?.get(name);
    return typeof typed === "string" ? typed : "";
  };
  return { email: value("email").trim(), password: value("password"), next: value("next") };
}

/** A stable address for the sign-in form: it works without a script and outlives an update of the program. */
export async function POST(request: Request): Promise<Response> {
  if (!fromOurPage(request.headers)) return goTo("/login?problem=wrong");
  const { email, password, next } = await entered(request);
  const back = new URLSearchParams(next ? { next: safeNext(next) } : {});
  const agent = request.headers.get("user-agent")?.slice(0, 500);
  const result = await signIn({ email, password, address: await clientAddress(), agent }).catch((error) => {
    if (asAppError(error)) return { kind: "wrong" as const };
    throw error;
  });
  if (result.kind === "opened") {
    await keepSession(result.sessionId);
    return goTo(safeNext(next));
  }
  const seconds = result.kind === "wait" ? result.seconds : 0;
  if (!request.headers.get("accept")?.includes("text/html"))
    return Response.json(
      { title: result.kind },
      { status: seconds ? 429 : 401, headers: seconds ? { "Retry-After": String(seconds) } : {} },
    );
  back.set("problem", result.kind);
  if (seconds) back.set("seconds", String(seconds));
  (await cookies()).set("login-email", email.slice(0, 300), {
    httpOnly: true,
    sameSite: "lax",
    path: "/login",
    maxAge: 60,
  });
  return goTo(`/login?${back}`);
}
