/**
 * Solomon: fewest vehicles, then distance in double precision, as collected by SINTEF (sintef.no/projectweb/top/vrptw).
 * Technicians: total duration, appendix "Best known solutions for the TRSP" of the dissertation of V. Pillac (2012).
 */
export const BEST_KNOWN: Record<string, { vehicles?: number; figure: number }> = {
  C101: { vehicles: 10, figure: 828.94 },
  C109: { vehicles: 10, figure: 828.94 },
  C205: { vehicles: 3, figure: 588.88 },
  R101: { vehicles: 19, figure: 1650.8 },
  R105: { vehicles: 14, figure: 1377.11 },
  R112: { vehicles: 9, figure: 982.14 },
  R201: { vehicles: 4, figure: 1252.37 },
  R209: { vehicles: 3, figure: 909.16 },
  RC101: { vehicles: 14, figure: 1696.95 },
  RC105: { vehicles: 13, figure: 1629.44 },
  RC201: { vehicles: 4, figure: 1406.94 },
  RC208: { vehicles: 3, figure: 828.14 },
  'C101.100_25-5-5-5': { figure: 10770.627 },
  'C201.100_25-5-5-5': { figure: 10194.083 },
  'R101.100_25-5-5-5': { figure: 3134.863 },
  'R201.100_25-5-5-5': { figure: 2639.699 },
  'RC101.100_25-5-5-5': { figure: 2870.197 },
  'RC201.100_25-5-5-5': { figure: 2686.012 },
};
