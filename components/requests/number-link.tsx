import Link from "next/link";
import { fa } from "@/lib/i18n/number";

/** A request by its number: a link for whom it opens; who may only know that there is one is led to no closed door. */
export const NumberLink = ({ number, opens }: { number: number; opens: boolean }) =>
  opens ? (
    <Link prefetch={false} href={`/requests/${number}`} className="link">
      {fa(String(number))}
    </Link>
  ) : (
    fa(String(number))
  );
