/** Where a school's layouts stand in `storage.local`: structure alone, so Arbor's page may read it. */
export const layoutsKey = (tenant: string): string => `layouts:${tenant}`;
