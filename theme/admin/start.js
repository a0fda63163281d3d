/* Starts the web form with our way to read and write a record's file. */

import { init, registerCustomFormat } from "./sveltia/npm/index.js";
import { CORE_SCHEMA, dump, load } from "./js-yaml.js";
import { shown, stated } from "./record-format.js";
import shape from "./fields.js";

registerCustomFormat("plainview", "yml", {
  fromFile: (text) => shown(load(text, { schema: CORE_SCHEMA }), shape),
  toFile: (form) => dump(stated(form, shape), { schema: CORE_SCHEMA, noRefs: true, lineWidth: 100 }),
});

init();
