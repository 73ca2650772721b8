import pg from "pg";

export type Statement = { name?: string | undefined; text: string; values: unknown[]; types: pg.CustomTypesConfig };
export type Answered = Pick<pg.QueryResult, "rows" | "rowCount" | "command">;

/** What we use of the driver's connection and of its queries, beyond what its types tell (pg 8). */
type Wire = {
  stream: { cork(): void; uncork(): void };
  parsedStatements: Record<string, string>;
  sync(): void;
};
type Handled = {
  submit(wire: Wire): Error | null;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
  _result: Answered;
  _canceledDueToError: Error | false;
};
const Query = pg.Query as unknown as new (statement: Statement) => Handled;

/**
 * Runs statements one after the other, each seeing what the one before did, and answers in their order. When this connection has
 * prepared all of them they travel together: one packet there and one back, where each would cost both processes a turn.
 * The first error ends it; what stands behind is not run.
 */
export async function runAll(on: Pick<pg.PoolClient, "query">, statements: Statement[]): Promise<Answered[]> {
  const known = (on as unknown as { connection: Wire }).connection.parsedStatements;
  if (statements.length > 1 && statements.every((one) => one.name !== undefined && known[one.name] === one.text))
    return new Promise((done, fail) => {
      on.query(new Batch(statements, (error, results) => (error ? fail(error) : done(results))) as never);
    });
  const answered: Answered[] = [];
  for (const one of statements) answered.push(await on.query(one as pg.QueryConfig));
  return answered;
}

/** Several queries that end in one common «sync», to the driver a query of its own. */
class Batch {
  private readonly queries: Handled[];
  private at = 0;

  constructor(
    statements: Statement[],
    public callback: (error: Error | null, results: Answered[]) => void,
  ) {
    this.queries = statements.map((one) => new Query(one));
  }

  submit(wire: Wire): Error | null {
    const open = Object.create(wire, { sync: { value: () => {} } }) as Wire;
    wire.stream.cork();
    try {
      for (const query of this.queries) query.submit(open);
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
    return null;
  }

  handleRowDescription(message: unknown): void {
    this.queries[this.at]!.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    this.queries[this.at]!.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, wire: Wire): void {
    this.queries[this.at++]!.handleCommandComplete(message, wire);
  }

  handleReadyForQuery(): void {
    const unread = this.queries.find((one) => one._canceledDueToError)?._canceledDueToError || null;
    this.callback(unread, unread ? [] : this.queries.map((one) => one._result));
  }

  handleError(error: Error): void {
    this.callback(error, []);
  }
}
