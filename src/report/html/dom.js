"use strict";
// Elements in a few words. Text goes in as text, never as markup.

const byId = (id) => document.getElementById(id);

// make("li", { class: "row", "aria-hidden": "true" }, child, "text", ...)
function make(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function makeSvg(name, attributes = {}) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, []);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const classes = (...names) => names.filter(Boolean).join(" ");
