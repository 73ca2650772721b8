import { answerRequestForm } from "@/lib/web/request-form";

export const POST = (request: Request): Promise<Response> => answerRequestForm(request);
