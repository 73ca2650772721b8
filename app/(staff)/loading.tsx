import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

/** The shape most staff pages have: a head, and rows. */
export default function StaffLoading() {
  return (
    <div className="mx-auto w-full max-w-6xl px-4 pt-6 md:px-8">
      <Skeleton className="mb-6 h-6 w-40" />
      <SkeletonRows />
    </div>
  );
}
