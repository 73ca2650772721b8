"use client";

import { useState } from "react";
import { TextInput } from "@/components/ui/text-input";
import { findProvince, provinceOf, provinces } from "@/lib/base/provinces";
import { profile } from "@/lib/i18n/messages/fa/profile";

const { facts: say } = profile;

/** Province and city as free text with the country's own names offered; a city that one province has fills it in. */
export function PlaceFields({ province, city }: { province: string | null; city: string | null }) {
  const [chosen, setChosen] = useState(province ?? "");
  const cities = provinces.get(findProvince(chosen) ?? "") ?? [...provinces.values()].map(([first]) => first!);
  const live = (name: string) => {
    const of = provinceOf(name);
    if (of && chosen === "") setChosen(of);
  };
  return (
    <>
      <TextInput
        name="province"
        label={say.province}
        list="provinces"
        autoComplete="off"
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      />
      <TextInput
        name="city"
        label={say.city}
        list="cities"
        autoComplete="off"
        defaultValue={city ?? undefined}
        onBlur={(event) => live(event.target.value)}
      />
      <datalist id="provinces">
        {[...provinces.keys()].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <datalist id="cities">
        {cities.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
