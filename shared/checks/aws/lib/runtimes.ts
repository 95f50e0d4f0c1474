/**
 * The day from which AWS no longer repairs a runtime of Lambda.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 */
export const ENDS: readonly (readonly [runtime: RegExp, end: string])[] = [
  [/^nodejs$/, '2016-10-31'],
  [/^nodejs[468]\./, '2020-03-06'],
  [/^nodejs10\./, '2021-07-30'],
  [/^nodejs12\./, '2023-03-31'],
  [/^nodejs14\./, '2023-12-04'],
  [/^nodejs16\./, '2024-06-12'],
  [/^nodejs18\./, '2025-09-01'],
  [/^nodejs20\./, '2026-04-30'],
  [/^nodejs22\./, '2027-04-30'],
  [/^nodejs24\./, '2028-04-30'],
  [/^python2\.7$/, '2021-07-15'],
  [/^python3\.6$/, '2022-07-18'],
  [/^python3\.7$/, '2023-12-04'],
  [/^python3\.8$/, '2024-10-14'],
  [/^python3\.9$/, '2025-12-15'],
  [/^python3\.10$/, '2026-10-31'],
  [/^python3\.11$/, '2027-06-30'],
  [/^python3\.12$/, '2028-10-31'],
  [/^python3\.1[34]$/, '2029-06-30'],
  [/^ruby2\.5$/, '2021-07-30'],
  [/^ruby2\.7$/, '2023-12-07'],
  [/^ruby3\.2$/, '2026-03-31'],
  [/^ruby3\.3$/, '2027-03-31'],
  [/^ruby3\.4$/, '2028-03-31'],
  [/^java8$/, '2024-01-08'],
  [/^java(8\.al2|11|17)$/, '2027-06-30'],
  [/^java2[15]$/, '2029-06-30'],
  [/^dotnetcore[12]\./, '2022-01-05'],
  [/^dotnetcore3\.1$/, '2023-04-03'],
  [/^dotnet5\.0$/, '2022-05-10'],
  [/^dotnet6$/, '2024-12-20'],
  [/^dotnet7$/, '2024-05-14'],
  [/^dotnet8$/, '2026-11-10'],
  [/^dotnet10$/, '2028-11-14'],
  [/^(go1\.x|provided)$/, '2024-01-08'],
  [/^provided\.al2$/, '2026-07-31'],
  [/^provided\.al2023$/, '2029-06-30'],
];

/** Ends up to this day came as announced; later ones are plans, and AWS has put such plans off before. */
export const SETTLED = '2026-04-30';
