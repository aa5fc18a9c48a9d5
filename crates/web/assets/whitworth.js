// Everything works without this; it makes the menu fold on small screens, moves focus to an error
// summary, and lets the print button print.
import { initAll } from "./govuk-frontend.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
