type Words = { title: string; text: string; home: string };

/** A page that leads no further. Within the frame of the desk, which has its own <main>, it is a plain part. */
export function DeadEnd({ words, home, framed }: { words: Words; home: string; framed?: boolean }) {
  const Frame = framed ? "div" : "main";
  return (
    <Frame className="mx-auto flex min-h-[70dvh] max-w-md flex-col items-center justify-center gap-3 px-6 text-center">
      <h1 className="text-xl font-bold">{words.title}</h1>
      <p className="leading-text text-muted">{words.text}</p>
      <a href={home} className="button button--secondary mt-3">
        {words.home}
      </a>
    </Frame>
  );
}
