import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/web/next-auth";

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own addresses (sign-in by its protocol, later OIDC); our pages sign in at `/login/enter`. */
const handler = (request: NextRequest, context: Context) =>
  NextAuth(request, context as unknown as { params: { nextauth: string[] } }, authOptions());

export { handler as GET, handler as POST };
