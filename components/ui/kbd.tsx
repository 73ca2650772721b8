/** A key, as printed on it. */
export const Kbd = ({ children }: { children: string }) => (
  <kbd dir="ltr" className="kbd">
    {children}
  </kbd>
);
