/**
 * The one way to zod. `jitless` must be set before the first schema is built: zod otherwise probes
 * `new Function`, which extension pages forbid (https://github.com/colinhacks/zod/issues/5414).
 * `zod/mini` keeps what is injected in Arbor's page small.
 */
import * as z from 'zod/mini';

z.config({ jitless: true });

export { z };
