/** How far a long piece of work has come. Called between two pieces, never inside a transaction's wait. */
export type Report = (done: number, of: number, what: string) => void;

export const SILENT: Report = () => undefined;
