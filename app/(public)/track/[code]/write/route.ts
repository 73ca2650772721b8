import { answerWriteForm } from "@/lib/web/write-again";

type Context = { params: Promise<{ code: string }> };

export const POST = (request: Request, { params }: Context): Promise<Response> => answerWriteForm(request, params);
