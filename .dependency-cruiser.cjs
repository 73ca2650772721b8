/** Imports run one way. The order of the domains is the order of this list: each knows only those before it. */
const domains = [
  ..."channels staff tasks calendar customers identity referrals replies service requests".split(" "),
  ..."intake cartable notices desk live bulk views automation transfer privacy".split(" "),
  ..."club value segments campaigns sales reports audit".split(" "),
];
const anyDomain = `^lib/(${domains.join("|")})/`;

const forbid = (name, from, to) => ({ name, severity: "error", from, to });

module.exports = {
  forbidden: [
    forbid("no-circles", {}, { circular: true }),
    forbid("unresolved", {}, { couldNotResolve: true, pathNot: "^(prisma/generated|server-only$)" }),
    ...domains
      .slice(0, -1)
      .map((domain, i) =>
        forbid(
          `${domain}-looks-left-only`,
          { path: `^lib/${domain}/` },
          { path: `^lib/(${domains.slice(i + 1).join("|")})/` },
        ),
      ),
    forbid("base-knows-nobody", { path: "^lib/base/" }, { path: "^(lib/(?!base/)|app/|components/)" }),
    forbid("i18n-knows-base-only", { path: "^lib/i18n/" }, { path: "^(lib/(?!base/|i18n/)|app/|components/)" }),
    forbid("auth-is-pure", { path: "^lib/auth/" }, { path: "^(lib/(?!base/|auth/)|app/|components/)" }),
    forbid(
      "kernel-knows-no-domain",
      { path: "^lib/kernel/" },
      { path: "^(lib/(?!base/|i18n/|auth/|kernel/)|app/|components/)" },
    ),
    forbid("domain-knows-no-page", { path: anyDomain }, { path: "^(lib/web/|app/|components/)" }),
    forbid("web-knows-no-page", { path: "^lib/web/" }, { path: "^(app/|components/)" }),
    forbid(
      "only-the-kernel-opens-the-database",
      { path: "^(lib|app|components)/", pathNot: "^lib/kernel/" },
      { path: "^(lib/kernel/database|node_modules/(pg|@prisma/adapter-pg)/)", dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "components-show-only",
      { path: "^components/" },
      {
        path: "^(lib|app|bin|prisma)/",
        pathNot:
          "^lib/(base|i18n)/|^lib/auth/|^lib/[^/]+/(schema|rules)\\.ts$|^lib/channels/sms/parts\\.ts$|^prisma/generated/enums|^lib/web/form-state",
        dependencyTypesNot: ["type-only"],
      },
    ),
    forbid(
      "ui-knows-no-domain",
      { path: "^components/ui/" },
      { path: `${anyDomain}|^components/(?!ui/)`, dependencyTypesNot: ["type-only"] },
    ),
    forbid("pages-use-verbs-and-queries", { path: "^app/" }, { path: "^(lib/[^/]+/store|bin/)" }),
    forbid("programs-are-started-not-imported", { path: "^(lib|app|components|prisma)/" }, { path: "^bin/" }),
  ],
  options: {
    doNotFollow: { path: "node_modules|prisma/generated" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
  },
};
