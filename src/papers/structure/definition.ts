/** A text that states a definition: `"Prime Rate" means …`. The first group is the term. */
export const statesDefinition: RegExp =
  /^(?:[Tt]he (?:terms?|words?) )?"([^"]{1,80})"(?: or "[^"]+")? (?:shall mean|means?|has the meaning|is)\b/;
