/** Cells of typed arrays as plain numbers: the hot loops of the planner read within bounds by construction. */
export const real = (list: Float64Array, at: number): number => list[at] as number;
export const int = (list: Int32Array, at: number): number => list[at] as number;
export const flag = (list: Uint8Array, at: number): number => list[at] as number;
