import * as checkCode from "@/app/api/v1/contact-points/[id]/check-code/route";
import * as confirmPoint from "@/app/api/v1/contact-points/[id]/confirm/route";
import * as consents from "@/app/api/v1/contact-points/[id]/consents/route";
import * as restorePoint from "@/app/api/v1/contact-points/[id]/restore/route";
import * as retirePoint from "@/app/api/v1/contact-points/[id]/retire/route";
import * as point from "@/app/api/v1/contact-points/[id]/route";
import * as sendCode from "@/app/api/v1/contact-points/[id]/send-code/route";
import * as cardField from "@/app/api/v1/customer-fields/[id]/route";
import * as cardFields from "@/app/api/v1/customer-fields/route";
import * as mapImport from "@/app/api/v1/customer-imports/[id]/mapping/route";
import * as previewImport from "@/app/api/v1/customer-imports/[id]/preview/route";
import * as readingOfImport from "@/app/api/v1/customer-imports/[id]/reading/route";
import * as importReport from "@/app/api/v1/customer-imports/[id]/report/route";
import * as customerImport from "@/app/api/v1/customer-imports/[id]/route";
import * as runImport from "@/app/api/v1/customer-imports/[id]/run/route";
import * as undoImport from "@/app/api/v1/customer-imports/[id]/undo/route";
import * as customerImports from "@/app/api/v1/customer-imports/route";
import * as points from "@/app/api/v1/customers/[code]/contact-points/route";
import * as erase from "@/app/api/v1/customers/[code]/erase/route";
import * as exported from "@/app/api/v1/customers/[code]/export/route";
import * as cardFiles from "@/app/api/v1/customers/[code]/files/route";
import * as interactions from "@/app/api/v1/customers/[code]/interactions/route";
import * as customerLevel from "@/app/api/v1/customers/[code]/level/route";
import * as mergeCustomer from "@/app/api/v1/customers/[code]/merge/route";
import * as customerMerges from "@/app/api/v1/customers/[code]/merges/route";
import * as nationalId from "@/app/api/v1/customers/[code]/national-id/route";
import * as customerNotes from "@/app/api/v1/customers/[code]/notes/route";
import * as endRelation from "@/app/api/v1/customers/[code]/relations/[relationId]/end/route";
import * as relations from "@/app/api/v1/customers/[code]/relations/route";
import * as customer from "@/app/api/v1/customers/[code]/route";
import * as splitCustomer from "@/app/api/v1/customers/[code]/split/route";
import * as stage from "@/app/api/v1/customers/[code]/stage/route";
import * as untag from "@/app/api/v1/customers/[code]/tags/[tagId]/remove/route";
import * as customerTags from "@/app/api/v1/customers/[code]/tags/route";
import * as timeline from "@/app/api/v1/customers/[code]/timeline/route";
import * as unmask from "@/app/api/v1/customers/[code]/unmask/route";
import * as looks from "@/app/api/v1/customers/[code]/views/route";
import * as exportCustomers from "@/app/api/v1/customers/export/route";
import * as lookup from "@/app/api/v1/customers/lookup/route";
import * as customers from "@/app/api/v1/customers/route";
import * as bulkTag from "@/app/api/v1/customers/tags/route";
import * as scan from "@/app/api/v1/duplicates/scan/route";
import * as acceptSuggestion from "@/app/api/v1/merge-suggestions/[id]/accept/route";
import * as dismissSuggestion from "@/app/api/v1/merge-suggestions/[id]/dismiss/route";
import * as laterSuggestion from "@/app/api/v1/merge-suggestions/[id]/later/route";
import * as suggestions from "@/app/api/v1/merge-suggestions/route";
import * as oneMerge from "@/app/api/v1/merges/[mergeId]/route";
import * as undoMerge from "@/app/api/v1/merges/[mergeId]/undo/route";
import * as purchases from "@/app/api/v1/purchases/route";

/** Customers: cards, ways to reach them, duplicates and merges, import and export, purchases. */
export const customerRoutes = [
  readingOfImport,
  mapImport,
  previewImport,
  runImport,
  undoImport,
  importReport,
  customerImport,
  customerImports,
  exportCustomers,
  bulkTag,
  suggestions,
  acceptSuggestion,
  dismissSuggestion,
  laterSuggestion,
  scan,
  customer,
  mergeCustomer,
  customerMerges,
  splitCustomer,
  points,
  point,
  retirePoint,
  restorePoint,
  confirmPoint,
  sendCode,
  checkCode,
  consents,
  nationalId,
  unmask,
  erase,
  exported,
  looks,
  lookup,
  customers,
  oneMerge,
  undoMerge,
  cardFields,
  cardField,
  cardFiles,
  interactions,
  customerNotes,
  relations,
  endRelation,
  stage,
  customerLevel,
  customerTags,
  untag,
  timeline,
  purchases,
];
