// Shows what is new at once. The pages work without it: it only spares a reload.
"use strict";

const gatherMs = 1000;
let timer = 0;
let news = null;
let isFresh = true;

function isChanged(field) {
    if (field.type === "checkbox")
        return field.checked !== field.defaultChecked;
    if (field.tagName !== "SELECT")
        return field.value !== field.defaultValue;
    const usual = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
    return usual !== undefined && field.value !== usual.value;
}

/// Nobody's half-filled form is taken away.
function isBusy() {
    const fields = [...document.querySelectorAll("main :is(input:not([type=hidden]), textarea, select)")];
    return fields.includes(document.activeElement) || fields.some(isChanged);
}

function takeOver(page) {
    const unseen = page.getElementById("unseen");
    if (unseen)
        document.getElementById("unseen").replaceWith(unseen);
    if (isBusy())
        return;
    const open = [...document.querySelectorAll("main details")].map((element) => element.open);
    document.querySelector("main").replaceWith(page.querySelector("main"));
    const details = [...document.querySelectorAll("main details")];
    if (details.length === open.length)
        details.forEach((element, index) => { element.open = open[index]; });
}

async function refresh() {
    timer = 0;
    const answer = await fetch(location.href);
    if (answer.ok && !answer.redirected)
        takeOver(new DOMParser().parseFromString(await answer.text(), "text/html"));
}

/// The first piece of news tells what came before, and that is on the page.
function noteNews() {
    if (isFresh)
        isFresh = false;
    else if (timer === 0)
        timer = setTimeout(() => refresh().catch(() => {}), gatherMs);
}

/// A browser has few connections to one server: a page that nobody looks at holds none.
function listenWhileVisible() {
    const isVisible = document.visibilityState === "visible";
    if (isVisible && news === null) {
        news = new EventSource("/live");
        news.addEventListener("news", noteNews);
    } else if (!isVisible && news !== null) {
        news.close();
        news = null;
    }
}

document.addEventListener("visibilitychange", listenWhileVisible);
listenWhileVisible();
