import { addNote } from "@/lib/requests/add-note";
import { route } from "@/lib/web/route";
import { noteAdded } from "@/lib/web/views";

export const POST = route(addNote, {
  method: "POST",
  path: "/requests/{number}/notes",
  summary: "Write an internal note",
  status: 201,
  present: ({ noteId, number }) => ({ id: noteId, number }),
  gives: noteAdded,
});
