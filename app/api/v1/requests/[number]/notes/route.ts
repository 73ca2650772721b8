import { addNote } from "@/lib/requests/add-note";
import { noteAdded } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(addNote, {
  method: "POST",
  path: "/requests/{number}/notes",
  summary: "Write an internal note",
  status: 201,
  present: ({ noteId, number, mentioned }) => ({ id: noteId, number, mentioned }),
  gives: noteAdded,
});
