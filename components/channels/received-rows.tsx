import { Address } from "@/components/channels/address";
import { NumberLink } from "@/components/requests/number-link";
import { ActionForm } from "@/components/ui/action-form";
import { Bidi } from "@/components/ui/bidi";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { StatusBadge } from "@/components/ui/status-badge";
import { Table, Td, Th } from "@/components/ui/table";
import { clock } from "@/lib/base/clock";
import { isMessageKey, t } from "@/lib/i18n/t";
import type { ReceivedRow } from "@/lib/intake/queries";
import type { FormAction } from "@/lib/web/form-state";

const mark = {
  received: { tone: "info", shape: "half" },
  filed: { tone: "success", shape: "done" },
  ignored: { tone: "neutral", shape: "stopped" },
  failed: { tone: "danger", shape: "stopped" },
} as const;

export function ReceivedRows({ items, act }: { items: readonly ReceivedRow[]; act: FormAction }) {
  return (
    <Table caption={t("received.title")} head={head} cards>
      {items.map((item) => (
        <Row key={item.id} item={item} act={act} />
      ))}
    </Table>
  );
}

const head = (
  <>
    <Th>{t("received.column.sender")}</Th>
    <Th>{t("received.column.door")}</Th>
    <Th>{t("received.column.state")}</Th>
    <Th>{t("received.column.request")}</Th>
    <Th>{t("received.column.at")}</Th>
  </>
);

function Row({ item, act }: { item: ReceivedRow; act: FormAction }) {
  return (
    <tr>
      <Td>
        <div>{item.sender ? <Address value={item.sender} /> : t("received.unknownSender")}</div>
        {item.subject && (
          <div className="wrap-anywhere line-clamp-2 text-13 text-muted md:max-w-96">
            <Bidi>{item.subject}</Bidi>
          </div>
        )}
      </Td>
      <Td label={t("received.column.door")} className="md:min-w-24">
        <Bidi>{item.account ?? t(`words.channel.${item.channel}`)}</Bidi>
      </Td>
      <Td label={t("received.column.state")}>
        <State item={item} />
        <Acts item={item} act={act} />
      </Td>
      <Td label={t("received.column.request")}>
        {item.number && <NumberLink number={item.number} opens={item.opens} />}
      </Td>
      <Td label={t("received.column.at")}>
        <DateTime at={item.receivedAt} now={clock.now()} />
      </Td>
    </tr>
  );
}

function State({ item: { state, reason, error, attempts } }: { item: ReceivedRow }) {
  const why = `received.reason.${reason}`;
  const said = error !== null && isMessageKey(`errors.${error}`) ? t(`errors.${error}` as "errors.notFound") : error;
  return (
    <>
      <StatusBadge {...mark[state]}>{t(`received.state.${state}`)}</StatusBadge>
      {isMessageKey(why) && <div className="mt-1 text-13 text-muted">{t(why)}</div>}
      {said && (
        <div className="mt-1 max-w-80 text-13 text-danger-text">
          <Bidi>{said}</Bidi>
          <div className="text-muted">{t("received.tries", { n: attempts })}</div>
        </div>
      )}
    </>
  );
}

function Acts({ item, act }: { item: ReceivedRow; act: FormAction }) {
  const word = item.kept && (item.state === "failed" ? "retry" : item.state === "ignored" ? "ask" : null);
  const original = item.original && item.number === null;
  if (!word && !original) return null;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-3">
      {word && (
        <ActionForm action={act}>
          <input type="hidden" name="id" value={item.id} />
          <input type="hidden" name="act" value={word} />
          <Button type="submit" variant="secondary" size="sm">
            {t(`received.${word}`)}
          </Button>
        </ActionForm>
      )}
      {original && (
        <a href={`/settings/channels/received/${item.id}/original`} className="link text-13" download>
          {t("received.original")}
        </a>
      )}
    </div>
  );
}
