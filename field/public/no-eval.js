// The page allows no eval; the schema library would otherwise try it once and be reported.
globalThis.__zod_globalConfig = { jitless: true };
