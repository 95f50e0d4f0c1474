import type { ControlId } from '../define.ts';

/**
 * What it takes to show a control, in our own judgement and words.
 *
 * `automated`: an API can show the main proof. `partly`: an API shows a part and a document or a
 * decision has to stand beside it. `manual`: only a document, an attestation or a photograph shows it.
 * `cadenceDays` is the longest that evidence should be left before it is collected or reviewed again.
 */
export interface Proof {
  readonly proof: 'automated' | 'partly' | 'manual';
  readonly cadenceDays: number;
  /** What a person should bring, or the collectors should show. */
  readonly wanted: string;
}

const table: Record<ControlId, readonly [Proof['proof'], number, string]> = {
  'A.5.1': ['partly', 365, 'The approved policies with their version history, and who has acknowledged them'],
  'A.5.2': ['manual', 365, 'A signed table of who holds which security role'],
  'A.5.3': ['partly', 180, 'Proof that whoever asks for a change is not who approves and ships it'],
  'A.5.4': ['manual', 365, 'A statement by management, with managers confirming that it is followed'],
  'A.5.5': ['manual', 365, 'The list of regulators, police and CERT contacts, and who is to call them'],
  'A.5.6': ['manual', 365, 'Memberships of security groups, or notes of their meetings'],
  'A.5.7': ['partly', 90, 'The threat sources that are followed, and what was done about what they said'],
  'A.5.8': ['partly', 180, 'Project records that show a security review before the start and before release'],
  'A.5.9': ['partly', 90, 'The inventory of accounts, devices and repositories, each with an owner'],
  'A.5.10': ['partly', 365, 'The rules of use, and who has signed them'],
  'A.5.11': ['partly', 90, 'Leavers set against the devices that came back or were wiped'],
  'A.5.12': ['manual', 365, 'The classification scheme, and examples confirmed by their owners'],
  'A.5.13': ['partly', 180, 'A sample of tags and document labels set against the scheme'],
  'A.5.14': ['partly', 180, 'The transfer rules, beside the TLS, sharing and mail settings that enforce them'],
  'A.5.15': ['partly', 180, 'The written access rules, beside the groups and roles as they are'],
  'A.5.16': ['automated', 90, 'Every identity with its owner, and when people joined and left'],
  'A.5.17': ['automated', 90, 'Password rules, second factors and the age of keys'],
  'A.5.18': ['automated', 90, 'The access review of each system, with what was approved and taken away'],
  'A.5.19': ['partly', 365, 'The supplier register with a risk rating and the date of each assessment'],
  'A.5.20': ['manual', 365, 'Signed contracts or processing agreements with their security terms'],
  'A.5.21': ['partly', 180, 'The dependency inventory, and what upstream suppliers have shown'],
  'A.5.22': ['partly', 180, 'Dated reviews of suppliers, their reports and their changes of service'],
  'A.5.23': ['partly', 180, 'The approved cloud services set against those in use, and how to leave them'],
  'A.5.24': ['manual', 365, 'The incident plan with roles and contacts, and a dated exercise'],
  'A.5.25': ['partly', 90, 'Alerts with the decision on how grave each was'],
  'A.5.26': ['partly', 90, 'Incident records with their timeline, containment and closure'],
  'A.5.27': ['partly', 180, 'Reviews after incidents, linked to improvements that were finished'],
  'A.5.28': ['manual', 365, 'The procedure for handling evidence, and a custody record from a case or drill'],
  'A.5.29': ['manual', 365, 'The plan that keeps security working in a disruption, and notes of its exercise'],
  'A.5.30': ['partly', 180, 'Recovery tests measured against the targets for time and data loss'],
  'A.5.31': ['manual', 365, 'The register of legal and contractual duties, with owners'],
  'A.5.32': ['partly', 365, 'The licence register set against installed software and dependencies'],
  'A.5.33': ['partly', 365, 'The retention schedule, beside storage locks and versioning'],
  'A.5.34': ['partly', 180, 'The register of processing, and who can reach stores of personal data'],
  'A.5.35': ['manual', 365, 'An independent audit report, with its actions followed to the end'],
  'A.5.36': ['partly', 90, 'Recurring compliance results with owners and fixes'],
  'A.5.37': ['partly', 365, 'Operating procedures with owners and recent edits'],
  'A.6.1': ['manual', 365, 'Confirmation of screening dated before each start'],
  'A.6.2': ['manual', 365, 'Signed contracts of employment with their security duties'],
  'A.6.3': ['automated', 365, 'Completed training by person and course'],
  'A.6.4': ['manual', 365, 'The published disciplinary steps, and an anonymised case'],
  'A.6.5': ['partly', 180, 'Reminders of lasting duties at exit, and when each account was closed'],
  'A.6.6': ['partly', 365, 'Signed confidentiality agreements set against staff and partners'],
  'A.6.7': ['partly', 180, 'The remote work rules, beside device encryption and second factors'],
  'A.6.8': ['partly', 180, 'Security reports raised by staff, and how soon they were answered'],
  'A.7.1': ['manual', 365, 'A floor plan with photographs, or the data centre operator’s report'],
  'A.7.2': ['partly', 90, 'The door system export, and a sample of the visitor log'],
  'A.7.3': ['manual', 365, 'Photographs and the checklist of a walk round offices and rooms'],
  'A.7.4': ['partly', 180, 'The map of cameras and alarms, and their monitoring log'],
  'A.7.5': ['manual', 365, 'The hazard assessment of each site, and service records of detectors'],
  'A.7.6': ['manual', 365, 'The rules of secure areas, and entry records'],
  'A.7.7': ['partly', 180, 'Screen lock settings, and the record of a walk past the desks'],
  'A.7.8': ['manual', 365, 'Photographs of equipment that is placed, locked and shielded'],
  'A.7.9': ['partly', 180, 'Devices away from the premises, with encryption and remote wipe'],
  'A.7.10': ['partly', 180, 'The removable media setting, and records of transfer and disposal'],
  'A.7.11': ['manual', 365, 'Tests of power and cooling, or the provider’s report'],
  'A.7.12': ['manual', 365, 'Photographs of cable routes, and an inspection of cabinets'],
  'A.7.13': ['manual', 365, 'The maintenance log and service contract of each item'],
  'A.7.14': ['manual', 180, 'Certificates of wiping or destruction matched to asset numbers'],
  'A.8.1': ['automated', 90, 'Devices with encryption, lock, patches and agent'],
  'A.8.2': ['automated', 90, 'Who holds privileged roles, their second factors and when the roles end'],
  'A.8.3': ['automated', 90, 'Permission policies, and what is open to the public'],
  'A.8.4': ['automated', 90, 'Repository permissions, branch protection and who changed them'],
  'A.8.5': ['automated', 90, 'Single sign-on and second factors enforced, with every exception named'],
  'A.8.6': ['automated', 90, 'Use against limits, and the alarms on it'],
  'A.8.7': ['automated', 30, 'Malware protection by machine, its age and what it found'],
  'A.8.8': ['automated', 30, 'Open vulnerabilities by age and severity, and when they were fixed'],
  'A.8.9': ['automated', 30, 'Baseline results and drift'],
  'A.8.10': ['partly', 180, 'Lifecycle rules of storage, and deletion requests that were carried out'],
  'A.8.11': ['partly', 180, 'The masking rules, and a sample of data outside production'],
  'A.8.12': ['partly', 90, 'Rules against leakage, limits on sharing, and alerts that were handled'],
  'A.8.13': ['automated', 180, 'Backup schedules, their results, and the latest restore test'],
  'A.8.14': ['automated', 180, 'Replicas and zones, and the result of a failover test'],
  'A.8.15': ['automated', 90, 'Audit logging by service, how long it is kept and who could change it'],
  'A.8.16': ['automated', 90, 'Detection services that are on, and where their alerts go'],
  'A.8.17': ['automated', 180, 'Time sources of hosts and services'],
  'A.8.18': ['partly', 180, 'Who can use tools that override controls, and the log of their use'],
  'A.8.19': ['partly', 90, 'What may be installed, how images are built, and who approved deployments'],
  'A.8.20': ['automated', 90, 'Firewall rules, exposed ports and administration paths'],
  'A.8.21': ['partly', 180, 'TLS and VPN settings, and the terms of network providers'],
  'A.8.22': ['automated', 90, 'Network segments, routes and the rules between environments'],
  'A.8.23': ['automated', 180, 'The web filter policy, and which devices it covers'],
  'A.8.24': ['automated', 90, 'Encryption, key rotation and certificate expiry'],
  'A.8.25': ['partly', 180, 'The stages and mandatory gates of each repository’s pipeline'],
  'A.8.26': ['partly', 180, 'Security requirements that were agreed before building'],
  'A.8.27': ['manual', 365, 'Architecture principles, and recorded threat models'],
  'A.8.28': ['automated', 90, 'Static analysis and dependency results on merged code'],
  'A.8.29': ['partly', 180, 'Security tests in the pipeline, and a penetration test report'],
  'A.8.30': ['partly', 180, 'Contracts with outside developers, and reviews of what they wrote'],
  'A.8.31': ['automated', 90, 'Separate accounts or projects, with separate rights, by environment'],
  'A.8.32': ['automated', 90, 'Merged changes with their approval, tests and deployment'],
  'A.8.33': ['partly', 180, 'Where test data comes from, and that it was masked or approved'],
  'A.8.34': ['manual', 365, 'The agreed plan of audit tests: scope, times, read-only access'],
};

/** Proof by 2022 control id. Throws for an id that is not one of the 93. */
export function proofOf(id: ControlId): Proof {
  const row = table[id];
  if (row === undefined) throw new RangeError(`${id} is not a control of ISO/IEC 27001:2022`);
  const [proof, cadenceDays, wanted] = row;
  return { proof, cadenceDays, wanted };
}
